package io.landport.bench.upgrade;

import io.landport.bench.fire.Fire;
import io.landport.bench.fire.SimulatedLoad;
import io.landport.bench.gateway.GatewayKills;
import io.landport.bench.gateway.PersistentSenders;
import io.landport.bench.trial.Session;
import io.landport.installation.Installation;
import io.landport.operations.stage.PerGeneration;
import io.landport.operations.stage.StageFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Replaces each process of an installation by one of another build and back, under load, and kills some in between. In the last round
 * replaces the generation by one of the other build with other reference data instead, and swaps it back.
 *
 * @param rate documents a second, half of them over HTTP
 */
public record RollingUpgrade(Session session, Build before, Build after, int rate) {
    private static final double MILLIS = 1000;
    private static final int DOCUMENTS_PER_REQUEST = 20;
    private static final String KEPT = "10h";

    /** One of this many replaced processes is followed by a kill. */
    private static final int KILLS = 3;

    /**
     * What a round, or each half of the last one, showed.
     *
     * @param change what happened under load
     * @param replaced processes, or restarts of processes whose generation was another's
     * @param kills of them
     * @param published messages, without those over HTTP
     * @param answered documents of requests that were answered with 202
     * @param missing those of them that are not in their topic
     * @param retries requests answered with 503 and {@code Retry-After}
     * @param refused requests whose connection was refused
     * @param broken requests whose connection ended without an answer
     * @param freshness from a document to all that follows from it in the store
     * @param problems differences of the verification, and lost messages
     */
    public record Round(
            String change,
            int replaced,
            int kills,
            long published,
            int answered,
            int missing,
            int retries,
            int refused,
            int broken,
            Freshness.Times freshness,
            List<String> problems) {
        public Round {
            problems = List.copyOf(problems);
        }

        /** Whether nothing is lost and nothing differs. */
        public boolean isClean() {
            return missing == 0 && problems.isEmpty();
        }

        /** The bars that it misses although nothing is lost. A killed gateway breaks off one request of each sender at most. */
        public List<String> missedBars() {
            List<String> missed = new ArrayList<>();
            if (freshness.p99().compareTo(Freshness.BAR) > 0) {
                missed.add("p99 from document to store above " + Freshness.BAR.toSeconds() + " s");
            }
            if (broken > kills * PersistentSenders.SENDERS) {
                missed.add(broken + " requests without an answer, more than " + kills + " kills explain");
            }
            return missed;
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
            for (int number = 1; isClean && number < rounds; number++) {
                session.step("round %d: %s to %s and back", number, before.name(), after.name());
                long seed = session.seed() + number;
                isClean = isClean(
                        round(
                                processes,
                                "processes",
                                seed,
                                () -> new Counts(
                                        2 * processes.names().size(),
                                        roll(processes, after, random) + roll(processes, before, random))),
                        listener);
            }
            if (isClean) {
                swap(processes, session.seed() + rounds, listener);
            }
        }
    }

    private void swap(RollingProcesses processes, long seed, Consumer<Round> listener)
            throws IOException, InterruptedException {
        session.step("last round: other reference data and back");
        Path reference = OtherReference.in(session.data().resolve("other-reference"));
        Random random = new Random(seed);
        Round forward = round(
                processes,
                "generation",
                seed,
                () -> swap(
                        processes,
                        random,
                        () -> processes.startBeside(after, reference),
                        "--reference",
                        reference.toString(),
                        "--run",
                        KEPT));
        if (isClean(forward, listener)) {
            listener.accept(
                    round(processes, "generation back", seed + 1, () -> swap(processes, random, () -> {}, "--back")));
        }
    }

    private Counts swap(RollingProcesses processes, Random random, RollingProcesses.Swapped swapped, String... options)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--keep", KEPT));
        words.addAll(List.of(options));
        int kills = processes.upgrade(
                after, random, swapped, name -> session.step("killing %s", name), words.toArray(String[]::new));
        // A process that is killed again before it is restarted is restarted once.
        return new Counts(Math.max(0, processes.restarts() - kills), kills);
    }

    private static boolean isClean(Round round, Consumer<Round> listener) {
        listener.accept(round);
        return round.isClean();
    }

    private Round round(RollingProcesses processes, String change, long seed, Change changing)
            throws IOException, InterruptedException {
        Installation live = processes.live();
        int requests = rate / 2 / DOCUMENTS_PER_REQUEST;
        try (SimulatedLoad load = new SimulatedLoad(live, live.client(), seed, rate / 2);
                PersistentSenders senders = new PersistentSenders(processes::gateway, requests, "round-" + seed + '-');
                Freshness freshness = Freshness.start(
                        new PerGeneration<>(
                                processes::live, now -> StageFactory.of(now).observed()),
                        longest -> session.step("figures were up to %.1f s old", longest.toMillis() / MILLIS))) {
            Future<Long> publishing = load.start();
            Counts counts = changing.run();
            Set<String> answered = senders.stop();
            long published = load.stop(publishing);
            processes.awaitCaughtUp();
            Freshness.Times times = freshness.end();
            session.step("verifying");
            List<String> problems = new ArrayList<>(load.lost(live));
            problems.addAll(Fire.problems(processes.verify()));
            Set<String> missing = new HashSet<>(answered);
            missing.removeAll(GatewayKills.publishedIds(live));
            return new Round(
                    change,
                    counts.replaced(),
                    counts.kills(),
                    published,
                    answered.size(),
                    missing.size(),
                    senders.retries(),
                    senders.refused(),
                    senders.broken(),
                    times,
                    problems);
        }
    }

    /** What happens under load. */
    private interface Change {
        Counts run() throws IOException, InterruptedException;
    }

    private record Counts(int replaced, int kills) {}

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
