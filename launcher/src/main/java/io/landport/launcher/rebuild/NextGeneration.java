package io.landport.launcher.rebuild;

import io.landport.domain.document.Channel;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.domain.reference.Reference;
import io.landport.launcher.Installation;
import io.landport.reference.ReferenceReader;
import io.landport.streams.StreamsSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Defines the generation that a rebuild creates: the next number, and settings as given or as those of the live one. */
public final class NextGeneration {
    private NextGeneration() {}

    /**
     * The installation with its next generation.
     *
     * @param reference folder of its reference data; if empty, that of the process
     * @param partitions number of partitions of its topics; if empty, that of the live generation
     * @throws io.landport.reference.InvalidReferenceException with all problems
     */
    public static Installation after(Installation live, Optional<Path> reference, OptionalInt partitions, Instant now) {
        Reference data = reference.map(ReferenceReader::of).orElseGet(live::reference);
        int last = live.generations().all().stream()
                .mapToInt(Generation::number)
                .max()
                .orElse(live.number());
        Generation next = new Generation(
                last + 1,
                Phase.BUILDING,
                partitions.orElse(live.topics().dailyTotals().partitions()),
                live.topics().documents(Channel.CUSTOMS).partitions(),
                data.version(),
                data.digest(),
                StreamsSettings.TOPOLOGY,
                now,
                "rebuilt from generation " + live.number());
        reference.or(live::referenceFolder).ifPresent(folder -> ReferenceCopy.make(folder, live.referenceCopy(next)));
        return live.of(next);
    }
}
