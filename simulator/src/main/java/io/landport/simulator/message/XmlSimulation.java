package io.landport.simulator.message;

import io.landport.domain.reference.Reference;
import io.landport.simulator.SimulatedMessage;
import io.landport.simulator.Simulation;
import io.landport.simulator.ceb.CebSimulation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An endless stream of messages of one customs system in XML, each a document of its own. The same seed, days and reference data give the
 * same messages. Not thread-safe.
 *
 * @param advance advances the simulated day; an earlier day changes nothing
 * @param messages the next message
 */
public record XmlSimulation(Consumer<LocalDate> advance, Supplier<String> messages) {
    private static final String CEB = "cn-ceb";
    private static final Map<String, Supplier<MessageWriter>> WRITERS = Map.of(
            "eaeu-esad", EaeuWriter::new,
            "asycuda-sad", AsycudaWriter::new,
            "wco-dms", WcoWriter::new);

    /** The formats that can be simulated, in the order in which they are listed. */
    public static List<String> formats() {
        return Stream.concat(Stream.of(CEB), WRITERS.keySet().stream().sorted()).toList();
    }

    /** A stream whose usual days are the last before {@code today}. */
    public static XmlSimulation endingOn(String format, LocalDate today, long seed, Reference reference) {
        if (format.equals(CEB)) {
            CebSimulation lists = CebSimulation.endingOn(today, seed, reference);
            return new XmlSimulation(lists::advanceTo, lists);
        }
        Simulation simulation = Simulation.endingOn(today, seed, reference);
        Function<SimulatedMessage, Optional<String>> translator = translator(format);
        return new XmlSimulation(
                simulation::advanceTo,
                () -> Stream.generate(simulation)
                        .map(translator)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow());
    }

    /**
     * Writes the declarations of Russia in a simulation, and what follows them, in a format: all of these systems have such fields. A
     * message that the system does not have is left out.
     */
    public static Function<SimulatedMessage, Optional<String>> translator(String format) {
        MessageWriter writer =
                Objects.requireNonNull(WRITERS.get(format), format).get();
        return message -> message.document().id().source().equals("ru-fcs")
                        && message.deliberateFlaw().isEmpty()
                ? writer.write(message.document())
                : Optional.empty();
    }
}
