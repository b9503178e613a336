package io.landport.console;

import io.landport.console.history.FakeHistory;
import io.landport.console.rejected.FakeArchive;
import io.landport.console.resend.FakeDesk;
import io.landport.console.view.ConsoleState;
import io.landport.contract.BundledSchemas;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.http.Mount;
import io.landport.http.Resources;
import io.landport.http.Route;
import io.landport.reference.ReferenceReader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** States and totals for tests. */
public final class ConsoleSamples {
    private ConsoleSamples() {}

    /** Nothing has been read yet. */
    public static ConsoleState stateAt(Instant now) {
        return ConsoleState.empty(
                Clock.fixed(now, ZoneOffset.UTC),
                1,
                new Topics("", 1),
                new Wire(new BundledSchemas()),
                ReferenceReader.bundled(),
                List.of());
    }

    /** Imported wood, all of it received on one day. */
    public static DailyTotal total(String source, String crossing, LocalDate day, LocalDate received, Amounts amounts) {
        TotalKey key = new TotalKey(
                new Series(
                        source,
                        "CN",
                        "RU",
                        "2301",
                        crossing,
                        "wood",
                        Flow.IMPORT,
                        Channel.CUSTOMS,
                        "general",
                        "rail",
                        "CNY"),
                day);
        return new DailyTotal(key, amounts, List.of(new DailyChange(key, received, amounts)));
    }

    /** The console of a process that never reaches Kafka. */
    static ConsoleMount withoutKafka(Clock clock) {
        return new ConsoleMount(
                () -> {
                    throw new KafkaException("no Kafka in this test");
                },
                new FakeDesk(),
                new FakeArchive(),
                new FakeHistory(),
                clock);
    }

    /** Routes of the console, described as it describes them. */
    public static Mount mount(List<Route> routes) {
        return new Mount() {
            @Override
            public List<Route> routes() {
                return routes;
            }

            @Override
            public String openApi() {
                return Resources.text(ConsoleMount.class, "openapi.json");
            }
        };
    }
}
