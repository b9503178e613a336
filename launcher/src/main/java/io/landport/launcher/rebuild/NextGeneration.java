package io.landport.launcher.rebuild;

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

/** What a rebuild makes: numbered after all that there were, otherwise as asked or as the live one. */
public final class NextGeneration {
    private NextGeneration() {}

    /**
     * The installation with its next generation.
     *
     * @param reference folder of its reference data, the process' own where it is empty
     * @param partitions of its own topics, those of the live generation where it is empty
     * @throws io.landport.reference.InvalidReferenceException naming every problem
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
                data.version(),
                data.digest(),
                StreamsSettings.TOPOLOGY,
                now,
                "rebuilt from generation " + live.number());
        reference.or(live::referenceFolder).ifPresent(folder -> ReferenceCopy.make(folder, live.referenceCopy(next)));
        return live.of(next);
    }
}
