package io.landport.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** A Compose file of the checkout: merged, with the default of each variable. */
public final class ComposeFile {
    /** The tests run in the module's folder. */
    public static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();

    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{[A-Z_]+:-([^}]*)}");

    private final String text;
    private final Map<String, Object> root;

    private ComposeFile(String text, Map<String, Object> root) {
        this.text = text;
        this.root = root;
    }

    public static ComposeFile read(String name) {
        try {
            String text = Files.readString(CHECKOUT.resolve(name));
            String defaults = VARIABLE.matcher(text).replaceAll("$1").replace("$$", "$");
            return new ComposeFile(text, new Yaml().load(defaults));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Compose prints it, for example of several files. */
    public static ComposeFile printed(String text) {
        return new ComposeFile(text, new Yaml().load(text));
    }

    /** As it is written. */
    public String text() {
        return text;
    }

    /** The services by name. */
    public Map<String, Map<String, Object>> services() {
        return mapOfMaps("services");
    }

    /** The secrets by name. */
    public Map<String, Map<String, Object>> secrets() {
        return mapOfMaps("secrets");
    }

    /** The variables of a service. */
    public Map<String, String> environment(String service) {
        Map<String, String> environment = new TreeMap<>();
        map(service(service).getOrDefault("environment", Map.of()))
                .forEach((name, value) -> environment.put(name, String.valueOf(value)));
        return environment;
    }

    /** The words of a service's command. */
    public List<String> command(String service) {
        return words(service(service).get("command"));
    }

    public Map<String, Object> service(String name) {
        return services().getOrDefault(name, Map.of());
    }

    public static List<String> words(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private Map<String, Map<String, Object>> mapOfMaps(String name) {
        Map<String, Map<String, Object>> all = new TreeMap<>();
        map(root.getOrDefault(name, Map.of())).forEach((key, value) -> all.put(key, map(value)));
        return all;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
