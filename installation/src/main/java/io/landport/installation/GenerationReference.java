package io.landport.installation;

import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.domain.reference.Reference;
import io.landport.installation.settings.Settings;
import io.landport.reference.ReferenceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The reference data of a generation: the folder that the settings name, else the copy that a rebuild left in the data folder,
 * else the bundled data. Two cases take the copy although the settings name a folder: a generation that is not live, and a
 * live generation if the settings still name the data of an earlier one. Each folder is parsed once.
 */
final class GenerationReference {
    /** Represents the bundled data. */
    private static final Path BUNDLED = Path.of("");

    private final Settings settings;
    private final Path data;
    private final Optional<Generation> generation;
    private final List<Generation> earlier;
    private final Map<Path, Reference> parsed;

    /** Before a generation is selected. */
    GenerationReference(Settings settings, Path data) {
        this(settings, data, Optional.empty(), List.of(), new ConcurrentHashMap<>());
    }

    private GenerationReference(
            Settings settings,
            Path data,
            Optional<Generation> generation,
            List<Generation> earlier,
            Map<Path, Reference> parsed) {
        this.settings = settings;
        this.data = data;
        this.generation = generation;
        this.earlier = earlier;
        this.parsed = parsed;
    }

    /** The reference data of another generation; keeps the folders that are already parsed. */
    GenerationReference of(Generation chosen, List<Generation> registered) {
        List<Generation> before = registered.stream()
                .filter(other -> other.number() < chosen.number())
                .toList();
        return new GenerationReference(settings, data, Optional.of(chosen), before, parsed);
    }

    /** @throws io.landport.reference.InvalidReferenceException with all problems */
    Reference data() {
        return parse(folder());
    }

    /** The folder in use; empty for the bundled data. */
    Optional<Path> folder() {
        Optional<Path> copy = generation.map(this::copy).filter(Files::isDirectory);
        boolean isCopyPreferred = copy.isPresent() && (isApart() || isOutdated());
        if (isCopyPreferred) {
            return copy;
        }
        Optional<Path> given = settings.reference().or(() -> copy);
        boolean isBundledMeant = isApart() && !isOfGeneration(given) && isOfGeneration(Optional.empty());
        return isBundledMeant ? Optional.empty() : given;
    }

    private boolean isOfGeneration(Optional<Path> folder) {
        return generation
                .filter(known -> known.referenceDigest().equals(parse(folder).digest()))
                .isPresent();
    }

    /** The folder to which a rebuild copies the reference data of a generation. */
    Path copy(Generation of) {
        return data.resolve("reference").resolve(of.referenceDigest());
    }

    private boolean isApart() {
        return generation.filter(known -> known.phase() != Phase.LIVE).isPresent();
    }

    /** Whether the settings name the reference data of an earlier generation, from before a rebuild. */
    private boolean isOutdated() {
        Optional<Path> given = settings.reference();
        if (given.isEmpty() || generation.isEmpty()) {
            return false;
        }
        String digest = parse(given).digest();
        return !digest.equals(generation.get().referenceDigest())
                && earlier.stream().map(Generation::referenceDigest).anyMatch(digest::equals);
    }

    private Reference parse(Optional<Path> folder) {
        return parsed.computeIfAbsent(
                folder.map(Path::toAbsolutePath).orElse(BUNDLED),
                key -> folder.map(ReferenceReader::of).orElseGet(ReferenceReader::bundled));
    }
}
