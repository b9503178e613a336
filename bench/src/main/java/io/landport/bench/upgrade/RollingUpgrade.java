package io.landport.bench.upgrade;

import io.landport.bench.fire.Fire;
import io.landport.bench.fire.SimulatedLoad;
import io.landport.bench.gateway.GatewayKills;
import io.landport.bench.gateway.PersistentSenders;
import io.landport.bench.trial.Session;
import io.landport.installation.Installation;
import io.landport.monitor.EndToEndWatch;
import io.landport.monitor.meter.Meters;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.StageFactory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Replaces each process of an installation by one of another build and back, under load, and kills some in between.
 *
 * @param rate documents a second, half of them over HTTP
 */
public record RollingUpgrade(Session session, Build before, Build after, int rate) {
    private static final String FRESHNESS = "landport.end.to.end";
    private static final Duration BAR = Duration.ofSeconds(5);
    private static final int DOCUMENTS_PER_REQUEST = 20;

    /** One of this many replaced processes is followed by a kill. */
    private static final int KILLS = 3;

    /**
     * What a round showed.
     *
     * @param replaced processes
     * @param kills of them
     * @param published messages, without those over HTTP
     * @param answered documents of requests that were answered with 202
     * @param missing those of them that are not in their topic
     * @param retries requests answered with 503 and {@code Retry-After}
     * @param refused requests whose connection was refused
     * @param broken requests whose connection ended without an answer
     * @param freshness mean and maximum from a document to its totals in the store
     * @param withinBar share of these times below five seconds, 0 to 1
     * @param problems differences of the verification, and lost messages
     */
    public record Round(
            int replaced,
            int kills,
            long published,
            int answered,
            int missing,
            int retries,
            int refused,
            int broken,
            Meters.Timing freshness,
            double withinBar,
            List<String> problems) {
        public Round {
            problems = List.copyOf(problems);
        }

        /** Whether nothing is lost and nothing differs. */
        public boolean isClean() {
            return missing == 0 && problems.isEmpty();
        }
    }

    /**
     * Runs rounds, or stops after the first one that is not clean.
     *
     * @param listener receives each round
     */
    public void run(int rounds, Consumer<Round> listener) throws IOException, InterruptedException {
        try (RollingProcesses processes = RollingProcesses.start(session.data(), before)) {
            Random random = new Random(session.seed());
            boolean isClean = true;
            for (int number = 1; isClean && number <= rounds; number++) {
                session.step("round %d: %s to %s and back", number, before.name(), after.name());
                Round round = round(processes, random, session.seed() + number);
                listener.accept(round);
                isClean = round.isClean();
            }
        }
    }

    private Round round(RollingProcesses processes, Random random, long seed) throws IOException, InterruptedException {
        Installation live = LiveGeneration.of(processes.installation());
        int requests = rate / 2 / DOCUMENTS_PER_REQUEST;
        try (Meters meters = new Meters();
                SimulatedLoad load = new SimulatedLoad(live, live.client(), seed, rate / 2);
                PersistentSenders senders =
                        new PersistentSenders(processes::gateway, requests, "round-" + seed + '-')) {
            EndToEndWatch watch =
                    EndToEndWatch.start(() -> StageFactory.of(live).observed(), meters.store(), Clock.systemUTC());
            Future<Long> publishing = load.start();
            int kills = roll(processes, after, random) + roll(processes, before, random);
            Set<String> answered = senders.stop();
            long published = load.stop(publishing);
            watch.close();
            processes.awaitCaughtUp();
            session.step("verifying");
            List<String> problems = new ArrayList<>(load.lost(live));
            problems.addAll(Fire.problems(processes.verify()));
            Set<String> missing = new HashSet<>(answered);
            missing.removeAll(GatewayKills.publishedIds(live));
            return new Round(
                    2 * processes.names().size(),
                    kills,
                    published,
                    answered.size(),
                    missing.size(),
                    senders.retries(),
                    senders.refused(),
                    senders.broken(),
                    meters.latency(FRESHNESS).orElse(new Meters.Timing(Duration.ZERO, Duration.ZERO)),
                    meters.share(FRESHNESS, BAR),
                    problems);
        }
    }

    /** Replaces all processes in a random order; returns the number of kills. */
    private int roll(RollingProcesses processes, Build to, Random random) {
        List<String> order = new ArrayList<>(processes.names());
        Collections.shuffle(order, random);
        int kills = 0;
        for (String name : order) {
            session.step("replacing %s", name);
            processes.replace(name, to);
            if (random.nextInt(KILLS) == 0) {
                String killed = order.get(random.nextInt(order.size()));
                session.step("killing %s", killed);
                processes.kill(killed);
                kills++;
            }
        }
        return kills;
    }
}
