package io.landport.monitor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The conditions that need attention. The page of operators evaluates those with a code and shows them as soon as they hold. Prometheus
 * evaluates those with a rule, which {@code compose/prometheus/alerts.yml} repeats with its duration and thresholds, and notifies when they
 * have held for that long. Where one of the two does not evaluate a condition, the reason is given.
 */
public enum Alarm {
    /** A record arrived longer ago than the threshold, in seconds, and its results are not published. */
    STREAMS_LATE("streams-late", "LandportLag", Duration.ofMinutes(5), "", 60),

    /** A total was published longer ago than the threshold, in seconds, and is not in the store. */
    STORE_LATE("store-late", "LandportLag", Duration.ofMinutes(5), "", 60),

    /** More records of changelogs than the threshold remain to be read. */
    RESTORING("restoring", "LandportRestoring", Duration.ofMinutes(10), "", 0),

    /** The silence of a source is above the limit that follows from its own habit. */
    FEED_SILENT("feed-silent", "LandportFeedSilent", Duration.ofMinutes(1), ""),

    /** The records read and the fates of a document topic differ. The page compares them while nothing arrives and nothing is late. */
    UNBALANCED("unbalanced", "LandportUnbalanced", Duration.ofMinutes(10), "", 0),

    STREAMS_STOPPED("streams-stopped", "Prometheus sees processes, not the members of a group: LandportDown"),

    STORE_UNREACHABLE(
            "store-away", "Prometheus sees whether the process that needs the store is ready: LandportNotReady"),

    UNDECODABLE("undecodable", "the consumer stops at such a record: LandportDown", 0),

    /** At least the first threshold in an hour, and more than the second times as many as in an average hour of the day before. */
    REJECTIONS_RISING("rejections-rising", "the crossing of a rejected document is no label of a meter", 5, 3),

    DOWN("LandportDown", Duration.ofMinutes(1), "a process that has stopped serves no page", 0),

    NOT_READY("LandportNotReady", Duration.ofMinutes(2), "the page knows its own process only", 0),

    /** The meters are older than the threshold, in seconds. */
    NOT_MEASURED(
            "LandportNotMeasured", Duration.ofMinutes(1), "the page measures by itself and shows why it cannot", 120),

    GENERATIONS_DIFFER("LandportGenerationsDiffer", Duration.ofMinutes(10), "the page knows its own process only"),

    /** More requests fail in five minutes than the first threshold, and a larger share than the second. */
    HTTP_ERRORS("LandportHttpErrors", Duration.ofMinutes(2), "the page knows its own process only", 5, 0.05),

    /** The time to clear the lag is the first threshold, and the lag longer than the second, in seconds. */
    LAG_GROWS(
            "LandportLagGrows",
            Duration.ofMinutes(15),
            "the page shows the time to clear",
            Double.POSITIVE_INFINITY,
            60),

    /** More documents of a source are rejected in 15 minutes than the first threshold, and a larger share than the second. */
    REJECTIONS_RISE(
            "LandportRejectionsRise", Duration.ofMinutes(5), "the page compares crossings, by the hour", 10, 0.05),

    /** More records in 15 minutes than the threshold cannot be decoded. */
    UNREADABLE("LandportUnreadable", Duration.ZERO, "the page lists the dead letters themselves", 0),

    /** One in twenty transactions of the store takes longer than the threshold, in seconds. */
    STORE_SLOW("LandportStoreSlow", Duration.ofMinutes(10), "the page shows the times of its own process only", 5),

    /** A larger share than the threshold of the largest possible state table, or of its disk, is in use. */
    STATE_FULL("LandportStateFull", Duration.ofMinutes(5), "the page knows no state table", 0.8);

    private final String code;
    private final String rule;
    private final Duration lasting;
    private final String reason;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final List<Double> thresholds;

    /** A condition that both evaluate. */
    Alarm(String code, String rule, Duration lasting, String reason, double... thresholds) {
        this.code = code;
        this.rule = rule;
        this.lasting = lasting;
        this.reason = reason;
        this.thresholds = Arrays.stream(thresholds).boxed().toList();
    }

    /** A condition that only the page evaluates. */
    Alarm(String code, String reason, double... thresholds) {
        this(code, "", Duration.ZERO, reason, thresholds);
    }

    /** A condition that only Prometheus evaluates. */
    Alarm(String rule, Duration lasting, String reason, double... thresholds) {
        this("", rule, lasting, reason, thresholds);
    }

    /** The name on the page, such as {@code store-late}; empty if the page does not evaluate it. */
    public String code() {
        return code;
    }

    /** The name of the rule; empty if Prometheus does not evaluate it. */
    public String rule() {
        return rule;
    }

    /** For how long it must hold before Prometheus notifies. */
    public Duration lasting() {
        return lasting;
    }

    /** Why only the page or only Prometheus evaluates it; empty if both do. */
    public String reason() {
        return reason;
    }

    /** What a value is compared with; none if each subject has a limit of its own. */
    public List<Double> thresholds() {
        return thresholds;
    }

    /** Whether a value is above the first threshold. */
    public boolean isAbove(double value) {
        return value > thresholds.get(0);
    }
}
