package io.landport.operations.upgrade;

import io.landport.contract.Release;
import io.landport.domain.generation.Generation;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.StageFactory;
import java.util.List;
import java.util.stream.Collectors;

/** The format level that an installation has agreed on: that of its live generation. */
public final class Levels {
    private final Installation live;
    private final KafkaAdmin cluster;

    /** @param live with the live generation */
    public Levels(Installation live, KafkaAdmin cluster) {
        this.live = live;
        this.cluster = cluster;
    }

    /** The agreed level. */
    public int agreed() {
        return generation().level();
    }

    /** Who reads and writes formats that have levels, by group. Threads of one process are members of their own. */
    public List<GroupMember> members() {
        Progress progress = new Progress(cluster);
        return StageFactory.of(live).groups().stream()
                .flatMap(group -> progress.members(group).stream()
                        .map(member -> new GroupMember(group, member.clientId(), Progress.host(member))))
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    /**
     * Raises the level. Processes write it from their next start on; all of them read it already.
     *
     * @param level that this version reads
     * @return whether it has been raised; not if it was agreed on before
     * @throws CommandException if a member does not read the level, naming it, or the level is lower or skips one; nothing is changed
     */
    public boolean raise(int level) {
        int agreed = agreed();
        if (agreed == level) {
            return false;
        }
        if (agreed > level) {
            throw new CommandException("the format level is " + agreed + " and cannot be lowered to " + level
                    + ": run this command with a later version of Landport");
        }
        if (level - agreed > 1) {
            throw new CommandException("the format level is " + agreed + " and cannot be raised to " + level
                    + ": raise it with the version in between first. Nothing has been changed");
        }
        List<GroupMember> old = members().stream()
                .filter(member -> member.release().map(Release::level).orElse(0) < level)
                .toList();
        if (!old.isEmpty()) {
            throw new CommandException("these processes do not read format level " + level + ": "
                    + old.stream().map(GroupMember::toString).collect(Collectors.joining("; "))
                    + ". Replace them by a version that does, then run this command again. Nothing has been changed");
        }
        LiveGeneration.generations(live).put(generation().atLevel(level));
        return true;
    }

    private Generation generation() {
        return live.generation().orElseThrow();
    }
}
