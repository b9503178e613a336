package io.landport.launcher.questions;

import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.stage.GenerationStore;
import io.landport.store.RateLoad;
import io.landport.store.RateLoader;
import io.landport.store.rate.CbrRates;
import io.landport.store.rate.CsvRates;
import io.landport.store.rate.EcbRates;
import io.landport.store.rate.InvalidRateRow;
import io.landport.store.rate.RateFile;
import io.landport.store.rate.RateFormat;
import io.landport.terminal.PrintableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rates",
        description = {
            "Loads exchange rates into the store (docs/rates.md). A file is loaded completely or not at all,"
                    + " unless --skip-bad-rows is given.",
            "Loading a file again changes nothing; a corrected rate replaces the earlier one, which is kept."
        })
public final class RatesCommand extends InstallationCommand {
    /** The rates of the ECB since 1999 take 2 MB. */
    private static final int MAX_FILE_SIZE = 64 << 20;

    private static final int MAX_PRINTED_ROWS = 20;

    @Parameters(
            index = "0",
            paramLabel = "FORMAT",
            description =
                    "ecb (eurofxref-hist.csv), cbr (the Bank of Russia's XML_daily or XML_dynamic) or csv (any other).")
    private String format = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Files of rates.")
    private List<Path> files = List.of();

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "cbr: currency of an XML_dynamic file whose currency id is unknown.")
    private @Nullable String currency;

    @Option(names = "--skip-bad-rows", description = "Skip rows that cannot be read and load the rest of the file.")
    private boolean skipBadRows;

    @Override
    public Integer call() throws IOException {
        RateFormat chosen = chosenFormat();
        RateLoader loader = new RateLoader(GenerationStore.of(installation()).asWriter());
        boolean isAllGood = true;
        for (Path file : files) {
            isAllGood &= isLoaded(chosen, loader, file);
        }
        return isAllGood ? 0 : 1;
    }

    private RateFormat chosenFormat() {
        if (currency != null && !(format.equals("cbr") && currency.matches("[A-Z]{3}"))) {
            throw invalid("--currency " + currency + " is for cbr files only, three capital letters");
        }
        return switch (format) {
            case "ecb" -> new EcbRates();
            case "cbr" -> new CbrRates(Optional.ofNullable(currency));
            case "csv" -> new CsvRates();
            default -> throw invalid("unknown format '" + format + "': must be ecb, cbr or csv");
        };
    }

    /** Loads one file and prints the result. */
    private boolean isLoaded(RateFormat chosen, RateLoader loader, Path file) throws IOException {
        RateFile read;
        try {
            read = chosen.read(String.valueOf(file.getFileName()), content(file));
        } catch (NoSuchFileException e) {
            err().println("landport: " + file + " does not exist");
            return false;
        } catch (IOException e) {
            err().println("landport: " + file + ' ' + e.getMessage());
            return false;
        }
        printBadRows(file, read.badRows());
        if (!read.badRows().isEmpty() && !skipBadRows) {
            err().println("landport: nothing of " + file + " is loaded: correct these rows, or skip them with"
                    + " --skip-bad-rows");
            return false;
        }
        RateLoad load = loader.load(read, Clock.systemUTC().instant());
        out().println("%s: %,d rates new, %,d replaced, %,d withdrawn, %,d unchanged%s"
                .formatted(
                        file,
                        load.added(),
                        load.replaced(),
                        load.withdrawn(),
                        load.unchanged(),
                        read.badRows().isEmpty()
                                ? ""
                                : "; %,d bad rows skipped"
                                        .formatted(read.badRows().size())));
        return read.badRows().isEmpty();
    }

    private static byte[] content(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("is a folder: name the files in it");
        }
        if (Files.size(file) > MAX_FILE_SIZE) {
            throw new IOException("is larger than 64 MB");
        }
        return Files.readAllBytes(file);
    }

    private void printBadRows(Path file, List<InvalidRateRow> badRows) {
        badRows.stream()
                .limit(MAX_PRINTED_ROWS)
                .map(bad -> "landport: " + file + " line " + bad.line() + ": " + bad.reason())
                .map(PrintableText::of)
                .forEach(err()::println);
        if (badRows.size() > MAX_PRINTED_ROWS) {
            err().println("landport: " + file + ": %,d more bad rows".formatted(badRows.size() - MAX_PRINTED_ROWS));
        }
    }
}
