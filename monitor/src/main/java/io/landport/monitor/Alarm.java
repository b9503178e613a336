package io.landport.monitor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The conditions that need attention, under one name on the page of operators, in Prometheus and in the runbook. The page shows those that
 * it evaluates as soon as they hold. Prometheus notifies when they have held for their duration; {@code compose/prometheus/alerts.yml}
 * repeats duration and thresholds. Where one of the two does not evaluate a condition, the reason is given.
 */
public enum Alarm {
    /** Prometheus: a process does not answer. The page: the group of streams has had no member for five seconds. */
    DOWN("LandportDown", By.BOTH, Duration.ofMinutes(1), "", 0),

    /** Prometheus: a process is not ready. The page: the positions of the store cannot be read. */
    NOT_READY("LandportNotReady", By.BOTH, Duration.ofMinutes(2), "", 0),

    /** The meters are older than the threshold, in seconds. */
    NOT_MEASURED(
            "LandportNotMeasured",
            By.PROMETHEUS,
            Duration.ofMinutes(1),
            "the page measures by itself and shows why it cannot",
            120),

    GENERATIONS_DIFFER(
            "LandportGenerationsDiffer", By.PROMETHEUS, Duration.ofMinutes(10), "the page knows its own process only"),

    /** More records of changelogs than the threshold remain to be read. */
    RESTORING("LandportRestoring", By.BOTH, Duration.ofMinutes(10), "", 0),

    /** More requests fail in five minutes than the first threshold, and a larger share than the second. */
    HTTP_ERRORS(
            "LandportHttpErrors", By.PROMETHEUS, Duration.ofMinutes(2), "the page knows its own process only", 5, 0.05),

    /** A record arrived at a stage longer ago than the threshold, in seconds, and its results are not published or stored. */
    LAG("LandportLag", By.BOTH, Duration.ofMinutes(5), "", 60),

    /** The time to clear the lag is the first threshold, and the lag longer than the second, in seconds. */
    LAG_GROWS(
            "LandportLagGrows",
            By.PROMETHEUS,
            Duration.ofMinutes(15),
            "the page shows the time to clear",
            Double.POSITIVE_INFINITY,
            60),

    /** The records read and the fates of a document topic differ. The page compares them while nothing arrives and nothing is late. */
    UNBALANCED("LandportUnbalanced", By.BOTH, Duration.ofMinutes(10), "", 0),

    /** More documents of a known source are rejected in 15 minutes than the first threshold, and a larger share than the second. */
    REJECTIONS_RISE("LandportRejectionsRise", By.BOTH, Duration.ofMinutes(5), "", 10, 0.05),

    /** More documents in 15 minutes than the threshold have a source that the reference data does not know: all are rejected. */
    UNKNOWN_SOURCE("LandportUnknownSource", By.BOTH, Duration.ZERO, "", 0),

    /** More records in 15 minutes than the threshold cannot be decoded. */
    UNREADABLE("LandportUnreadable", By.BOTH, Duration.ZERO, "", 0),

    /** The silence of a source is above the limit that follows from its own habit. The page: or its newest day is older than usual. */
    FEED_SILENT("LandportFeedSilent", By.BOTH, Duration.ofMinutes(1), ""),

    /** On a complete day less than the first threshold of the usual number of messages arrived, where at least the second is usual. */
    VOLUME("LandportVolume", By.PAGE, Duration.ZERO, "the page knows the habits of weekdays", 0.5, 20),

    /** A crossing of a source that sends has had no line for longer than usual. */
    CROSSING_SILENT("LandportCrossingSilent", By.PAGE, Duration.ZERO, "a crossing is no label of a meter"),

    /** At least the first threshold in an hour, and more than the second times as many as in an average hour of the day before. */
    CROSSING_REJECTIONS(
            "LandportCrossingRejections", By.PAGE, Duration.ZERO, "a crossing is no label of a meter", 5, 3),

    /** More records of the aggregate topics than the threshold cannot be decoded. */
    UNDECODABLE("LandportUndecodable", By.PAGE, Duration.ZERO, "the consumer stops at such a record: LandportDown", 0),

    /** A feed has acknowledged nothing that was posted to its webhook for longer than the threshold, in seconds. */
    WEBHOOK_FAILING("LandportWebhookFailing", By.BOTH, Duration.ofMinutes(1), "", 3600),

    /** One in twenty transactions of the store takes longer than the threshold, in seconds. */
    STORE_SLOW(
            "LandportStoreSlow",
            By.PROMETHEUS,
            Duration.ofMinutes(10),
            "the page shows the times of its own process only",
            5),

    /** A larger share than the threshold of the largest possible state table, or of its disk, is in use. */
    STATE_FULL("LandportStateFull", By.PROMETHEUS, Duration.ofMinutes(5), "the page knows no state table", 0.8);

    private enum By {
        PAGE,
        PROMETHEUS,
        BOTH
    }

    private final String alertName;
    private final By by;
    private final Duration lasting;
    private final String reason;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final List<Double> thresholds;

    Alarm(String alertName, By by, Duration lasting, String reason, double... thresholds) {
        this.alertName = alertName;
        this.by = by;
        this.lasting = lasting;
        this.reason = reason;
        this.thresholds = Arrays.stream(thresholds).boxed().toList();
    }

    /** The name everywhere, such as {@code LandportLag}. */
    public String alertName() {
        return alertName;
    }

    /** Whether the page evaluates it. */
    public boolean isOnPage() {
        return by != By.PROMETHEUS;
    }

    /** Whether Prometheus has a rule for it. */
    public boolean isInPrometheus() {
        return by != By.PAGE;
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
