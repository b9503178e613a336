package io.landport.operations.rebuild;

import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.operations.instance.RunningStages;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.StageFactory;
import java.util.Optional;

/** The stages of a generation that is not live: in this process, or in others if only these can run it. */
final class GenerationWork implements AutoCloseable {
    private final Installation generation;
    private final Progress progress;
    private final Optional<RunningStages> own;

    private GenerationWork(Installation generation, Progress progress, Optional<RunningStages> own) {
        this.generation = generation;
        this.progress = progress;
        this.own = own;
    }

    /** @throws CommandException if this process cannot run them, and no other does */
    static GenerationWork of(Installation generation, KafkaAdmin cluster) {
        boolean isOwn = LiveGeneration.objections(generation).isEmpty();
        GenerationWork work = new GenerationWork(
                generation,
                new Progress(cluster),
                isOwn ? Optional.of(RunningStages.start(generation)) : Optional.empty());
        work.requireNoFailure();
        return work;
    }

    /** @throws CommandException if one of those in this process has failed, or none is left in others */
    void requireNoFailure() {
        own.ifPresentOrElse(RunningStages::requireNoFailure, this::requireMembers);
    }

    @Override
    public void close() {
        own.ifPresent(RunningStages::close);
    }

    private void requireMembers() {
        for (String group : StageFactory.of(generation).groupsOfFigures()) {
            if (progress.members(group).isEmpty()) {
                throw new CommandException(String.join("; ", LiveGeneration.objections(generation))
                        + ", and no process of group " + group
                        + " runs: start streams and consumer with the version and"
                        + " the reference data of generation " + generation.number()
                        + ", or run this command with them");
            }
        }
    }
}
