package io.landport.format.csv;

import io.landport.format.mapping.InvalidMappingException;
import io.landport.format.mapping.Mapping;
import io.landport.format.mapping.MappingReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The mappings that can be used by name: those of Landport, and the files of a folder, which come first. */
public final class MappingCatalog {
    private static final List<String> BUNDLED =
            List.of("eu-comext", "ru-dattsvt", "un-comtrade", "us-census-port-exports", "us-census-port-imports");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final String SUFFIX = ".yaml";
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final @Nullable Path folder;

    private MappingCatalog(@Nullable Path folder) {
        this.folder = folder;
    }

    /** The mappings of Landport. */
    public static MappingCatalog bundled() {
        return new MappingCatalog(null);
    }

    /** The files {@code NAME.yaml} of a folder if there is one, and the mappings of Landport. */
    public static MappingCatalog of(Optional<Path> folder) {
        return new MappingCatalog(folder.orElse(null));
    }

    /** All names, sorted. */
    public List<String> names() throws IOException {
        TreeSet<String> names = new TreeSet<>(BUNDLED);
        if (folder != null) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> String.valueOf(file.getFileName()))
                        .filter(file -> file.endsWith(SUFFIX))
                        .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                        .filter(name -> NAME.matcher(name).matches())
                        .forEach(names::add);
            }
        }
        return List.copyOf(names);
    }

    /**
     * The mapping with a name, empty if there is none. A name never leads to a file outside the folder.
     *
     * @throws InvalidMappingException with everything that is wrong with it
     * @throws IOException if it cannot be read
     */
    public Optional<Mapping> find(String name) throws IOException, InvalidMappingException {
        Optional<String> text = text(name);
        return text.isPresent() ? Optional.of(MappingReader.read(name, name + SUFFIX, text.get())) : Optional.empty();
    }

    /** The text of the mapping with a name, empty if there is none. */
    public Optional<String> text(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        if (folder != null && Files.isRegularFile(folder.resolve(name + SUFFIX))) {
            return Optional.of(text(folder.resolve(name + SUFFIX)));
        }
        return BUNDLED.contains(name) ? Optional.of(resource(name)) : Optional.empty();
    }

    /**
     * The mapping of a file, called like the file without its suffix.
     *
     * @throws InvalidMappingException with everything that is wrong with it
     * @throws IOException if it cannot be read
     */
    public static Mapping read(Path file) throws IOException, InvalidMappingException {
        String fileName = String.valueOf(file.getFileName());
        int dot = fileName.lastIndexOf('.');
        return MappingReader.read(dot > 0 ? fileName.substring(0, dot) : fileName, file.toString(), text(file));
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("is larger than 4 MB");
        }
        return Files.readString(file);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = MappingCatalog.class.getResourceAsStream("mapping/" + name + SUFFIX)) {
            if (in == null) {
                throw new IOException("the class path has no mapping " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
