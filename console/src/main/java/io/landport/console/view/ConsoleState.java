package io.landport.console.view;

import io.landport.console.pipeline.PipelineHistory;
import io.landport.console.pipeline.TopologyPart;
import io.landport.console.state.Activity;
import io.landport.console.state.AlarmLog;
import io.landport.console.state.LatestTotals;
import io.landport.console.state.RecentActions;
import io.landport.console.state.RecentFates;
import io.landport.console.state.RecentLetters;
import io.landport.console.state.RecentRejections;
import io.landport.console.state.RejectionRates;
import io.landport.console.state.SourceVolumes;
import io.landport.contract.Codec;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.access.SourcePause;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.reference.Reference;
import io.landport.kafka.read.PublishedBook;
import io.landport.monitor.FateBook;
import io.landport.monitor.OpenDays;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that views are computed from. One thread changes it and computes the views.
 *
 * @param clock for the day on which crossings are judged
 * @param generation that the records belong to
 * @param levels the format level of each generation, changed as records arrive
 * @param pauses the latest one of each source, changed as records arrive
 */
public record ConsoleState(
        Clock clock,
        int generation,
        Map<Integer, Integer> levels,
        Topics topics,
        Codec<TradeDocument> documents,
        Reference reference,
        Activity activity,
        LatestTotals daily,
        FateBook fates,
        PublishedBook published,
        RecentRejections rejections,
        RecentLetters letters,
        RecentActions actions,
        Map<String, SourcePause> pauses,
        RejectionRates rates,
        RecentFates recent,
        PipelineHistory pipeline,
        List<TopologyPart> topology,
        AlarmLog alarms) {

    public ConsoleState {
        topology = List.copyOf(topology);
    }

    /** How many messages of sources arrive, compared with their habit. */
    public SourceVolumes volumes() {
        return new SourceVolumes(fates, new OpenDays(reference));
    }

    /** A state without records. */
    public static ConsoleState empty(
            Clock clock, int generation, Topics topics, Wire wire, Reference reference, List<TopologyPart> topology) {
        return new ConsoleState(
                clock,
                generation,
                new TreeMap<>(),
                topics,
                wire.codec(topics.documents(Channel.CUSTOMS)),
                reference,
                new Activity(reference),
                new LatestTotals(),
                new FateBook(),
                new PublishedBook(topics.published().partitions()),
                new RecentRejections(),
                new RecentLetters(),
                new RecentActions(),
                new TreeMap<>(),
                new RejectionRates(),
                new RecentFates(),
                new PipelineHistory(),
                topology,
                new AlarmLog());
    }
}
