package io.landport.launcher.watch;

import io.landport.domain.text.Coded;
import io.landport.domain.total.Window;
import io.landport.installation.Installation;
import io.landport.monitor.FeedHabits;
import io.landport.monitor.OpenDays;
import io.landport.monitor.PipelineLag;
import io.landport.operations.stage.GenerationStore;
import io.landport.operations.stage.StageFactory;
import io.landport.store.SourceCrossings;
import io.landport.store.StoreException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The views of an installation. */
public final class WatchViews {
    private final Installation live;
    private final CrossingLabels labels;
    private final Window window;
    private final Clock clock;

    /** @param window that the view of windows shows */
    public WatchViews(Installation live, CrossingLabels labels, Window window, Clock clock) {
        this.live = live;
        this.labels = labels;
        this.window = window;
        this.clock = clock;
    }

    /** A view by its name; its number is the key that shows it. */
    public enum Kind implements Coded {
        DAILY(DailyBoard.COLUMNS),
        ROLLING(RollingBoard.COLUMNS),
        FATES(FateBoard.COLUMNS),
        FEEDS(FeedBoard.COLUMNS),
        LAG(LagView.COLUMNS);

        @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
        private final List<String> columns;

        Kind(List<String> columns) {
            this.columns = List.copyOf(columns);
        }

        /** The columns of its table. */
        public List<String> columns() {
            return columns;
        }
    }

    /** The names of all views. */
    public static List<String> names() {
        return Arrays.stream(Kind.values()).map(Kind::code).toList();
    }

    /** All views, which connect when they are opened. */
    public List<Supplier<WatchView>> all() {
        return Arrays.stream(Kind.values())
                .<Supplier<WatchView>>map(kind -> () -> open(kind))
                .toList();
    }

    /** Opens a view. */
    public WatchView open(Kind kind) {
        return switch (kind) {
            case DAILY -> new TopicView<>(live, live.topics().dailyTotals(), new DailyBoard(labels));
            case ROLLING -> new TopicView<>(live, live.topics().rollingTotals(), new RollingBoard(window, labels));
            case FATES -> new TopicView<>(live, live.topics().fates(), new FateBoard());
            case FEEDS -> new TopicView<>(live, live.topics().fates(), feeds());
            case LAG -> new LagView(PipelineLag.start(StageFactory.of(live).observed(), PipelineLag.INTERVAL, clock));
        };
    }

    private FeedBoard feeds() {
        OpenDays calendar = new OpenDays(live.reference());
        List<String> notes = List.of();
        try {
            Map<String, Set<String>> crossings =
                    SourceCrossings.of(GenerationStore.of(live).written());
            calendar.setCrossings(crossings);
        } catch (StoreException e) {
            notes = List.of("Without closures of crossings: " + e.getMessage());
        }
        return new FeedBoard(new FeedHabits(calendar, clock.instant()), clock, notes);
    }
}
