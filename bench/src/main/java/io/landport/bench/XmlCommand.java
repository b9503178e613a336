package io.landport.bench;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import io.landport.format.ceb.CnCeb;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Input;
import io.landport.reference.ReferenceReader;
import io.landport.simulator.ceb.CebSimulation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "xml",
        description =
                "Compares reading messages of e-commerce (cn-ceb) with a bare pass of the XML parser over the same"
                        + " file.",
        sortOptions = false)
final class XmlCommand implements Callable<Integer> {
    private static final long MEGABYTE = 1_000_000;
    private static final double NANOS = 1e9;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--megabytes",
            paramLabel = "N",
            defaultValue = "100",
            description = "Size of the generated file (default: ${DEFAULT-VALUE}).")
    private long megabytes;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "Number of timed runs of each, after one for warm-up (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** Reads a file; returns a number that depends on all of it. */
    @FunctionalInterface
    private interface Pass {
        long read(Path file) throws IOException, XMLStreamException;
    }

    @Override
    public Integer call() throws IOException, XMLStreamException {
        Path folder = options.createFolder();
        try {
            Path file = folder.resolve("messages.xml");
            write(file);
            List<Double> bare = new ArrayList<>();
            List<Double> read = new ArrayList<>();
            for (int run = 0; run <= runs; run++) {
                options.progress().accept("run " + run + " of " + runs);
                double ofBare = speed(file, XmlCommand::parse);
                double ofRead = speed(file, XmlCommand::read);
                if (run > 0) {
                    bare.add(ofBare);
                    read.add(ofRead);
                }
            }
            print("bare parser", bare);
            print("cn-ceb", read);
            spec.commandLine().getOut().printf("%-12s %6.2f%n", "ratio", median(read) / median(bare));
        } finally {
            TemporaryFolders.delete(folder);
        }
        return 0;
    }

    private void write(Path file) throws IOException {
        CebSimulation simulation = CebSimulation.endingOn(DAY, options.seed(), ReferenceReader.bundled());
        long size = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            while (size < megabytes * MEGABYTE) {
                byte[] message = simulation.get().getBytes(StandardCharsets.UTF_8);
                out.write(message);
                size += message.length;
            }
        }
    }

    /** Megabytes per second of processor time, which other processes disturb less than time on the clock. */
    private double speed(Path file, Pass pass) throws IOException, XMLStreamException {
        long start = threads.getCurrentThreadCpuTime();
        if (pass.read(file) == 0) {
            throw new IllegalStateException(file + " has nothing to read");
        }
        return Files.size(file) / (double) MEGABYTE * NANOS / (threads.getCurrentThreadCpuTime() - start);
    }

    private static long parse(Path file) throws IOException, XMLStreamException {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(WstxInputProperties.P_INPUT_PARSING_MODE, WstxInputProperties.PARSING_MODE_DOCUMENTS);
        long characters = 0;
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                characters += xml.next() == XMLStreamConstants.CHARACTERS ? xml.getTextLength() : 0;
            }
        }
        return characters;
    }

    private static long read(Path file) throws IOException {
        long documents = 0;
        try (Feed feed = new CnCeb().open(Input.file(file))) {
            for (FeedItem item = feed.next(); item != null; item = feed.next()) {
                documents++;
            }
        }
        return documents;
    }

    private void print(String name, List<Double> speeds) {
        spec.commandLine()
                .getOut()
                .printf(
                        "%-12s %6.0f MB/s a core (%.0f to %.0f)%n",
                        name, median(speeds), Collections.min(speeds), Collections.max(speeds));
    }

    private static double median(List<Double> speeds) {
        List<Double> sorted = speeds.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
