package io.landport.operations.rebuild;

import io.landport.contract.FormatLevels;
import io.landport.domain.document.Channel;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.domain.reference.Reference;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.operations.stage.LiveGeneration;
import io.landport.reference.ReferenceReader;
import io.landport.streams.StreamsSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Defines the generation that a rebuild creates: the next number, and settings as given or as those of the live one. */
public final class NextGeneration {
    private NextGeneration() {}

    /**
     * The next generation, of which nothing exists yet.
     *
     * @param reference folder of its reference data; if empty, that of the process
     * @param partitions number of partitions of its topics; if empty, that of the live generation
     * @param documentPartitions number of partitions of its document topics; if empty, it reads those of the live generation
     * @throws CommandException if the document topics would get fewer partitions
     * @throws io.landport.reference.InvalidReferenceException with all problems
     */
    public static Generation after(
            Installation live,
            Optional<Path> reference,
            OptionalInt partitions,
            OptionalInt documentPartitions,
            Instant now) {
        Reference data = reference.map(ReferenceReader::of).orElseGet(live::reference);
        List<Generation> registered = LiveGeneration.generations(live).all();
        int last = registered.stream().mapToInt(Generation::number).max().orElse(live.number());
        int existing = live.topics().documents(Channel.CUSTOMS).partitions();
        int wanted = documentPartitions.orElse(existing);
        if (wanted < existing) {
            throw new CommandException(
                    "the document topics have " + existing + " partitions: a copy must have more, not " + wanted);
        }
        return new Generation(
                last + 1,
                Phase.BUILDING,
                partitions.orElse(live.topics().dailyTotals().partitions()),
                wanted,
                wanted == existing ? documentVersion(live) : copy(registered, documentVersion(live), wanted),
                data.version(),
                data.digest(),
                StreamsSettings.TOPOLOGY,
                now,
                "rebuilt from generation " + live.number(),
                live.generation().map(Generation::level).orElse(FormatLevels.FIRST),
                null);
    }

    /**
     * The installation with a generation and a copy of its reference data.
     *
     * @param reference folder of its reference data; if empty, that of the process
     */
    public static Installation withReference(Installation live, Optional<Path> reference, Generation next) {
        reference.or(live::referenceFolder).ifPresent(folder -> ReferenceCopy.make(folder, live.referenceCopy(next)));
        return live.of(next);
    }

    /** Copies the reference data of the live generation, so that this process can run it when the settings name other data. */
    public static void keepReference(Installation live) {
        live.referenceFolder()
                .ifPresent(folder -> ReferenceCopy.make(
                        folder, live.referenceCopy(live.generation().orElseThrow())));
    }

    /** A registered generation that has all that this one would have, so that it is continued or swapped in instead of building another. */
    public static Optional<Generation> same(Generation next, List<Generation> registered, Predicate<Generation> which) {
        return registered.stream()
                .filter(which)
                .filter(generation -> generation.partitions() == next.partitions()
                        && generation.documentVersion() == next.documentVersion()
                        && generation.documentPartitions() == next.documentPartitions()
                        && generation.referenceDigest().equals(next.referenceDigest())
                        && generation.topology() == next.topology())
                .max(Comparator.comparingInt(Generation::number));
    }

    private static int documentVersion(Installation live) {
        return live.generation().map(Generation::documentVersion).orElse(1);
    }

    /** A rebuild that was killed or not confirmed has begun a copy, which this one continues if it is as wide. */
    private static int copy(List<Generation> registered, int liveVersion, int documentPartitions) {
        return registered.stream()
                .filter(generation -> generation.documentVersion() > liveVersion
                        && generation.documentPartitions() == documentPartitions)
                .mapToInt(Generation::documentVersion)
                .max()
                .orElseGet(() -> 1
                        + registered.stream()
                                .mapToInt(Generation::documentVersion)
                                .max()
                                .orElse(liveVersion));
    }
}
