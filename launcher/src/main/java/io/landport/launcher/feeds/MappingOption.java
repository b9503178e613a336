package io.landport.launcher.feeds;

import io.landport.format.csv.MappedCsv;
import io.landport.format.csv.MappingCatalog;
import io.landport.format.mapping.InvalidMappingException;
import io.landport.format.mapping.Mapping;
import io.landport.format.mapping.MappingArgumentException;
import io.landport.format.mapping.MappingArguments;
import io.landport.installation.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A mapping as a user names it: by a name without folder and suffix, or as a file. */
record MappingOption(CommandLine command, String given) {
    /**
     * @param mappings those that have names
     * @throws ParameterException if there is none
     * @throws CommandException with everything that is wrong with it
     */
    Mapping mapping(MappingCatalog mappings) {
        try {
            if (isFile()) {
                return MappingCatalog.read(Path.of(given));
            }
            return mappings.find(given)
                    .orElseThrow(() -> new ParameterException(
                            command, "there is no mapping '" + given + "': " + others(mappings)));
        } catch (InvalidMappingException e) {
            throw new CommandException(e.getMessage() + "\n" + count(e));
        } catch (NoSuchFileException e) {
            throw new ParameterException(command, "there is no mapping file " + given, e);
        } catch (IOException e) {
            throw new CommandException("cannot read the mapping " + given + ": " + e.getMessage());
        }
    }

    /** The format with the mapping and the parameters that the user gave. */
    MappedCsv format(MappingCatalog mappings, Map<String, String> arguments) {
        Mapping mapping = mapping(mappings);
        try {
            return new MappedCsv(mapping, MappingArguments.of(mapping, arguments));
        } catch (MappingArgumentException e) {
            throw new ParameterException(command, e.getMessage() + " (--set NAME=VALUE)", e);
        }
    }

    private boolean isFile() {
        return given.endsWith(".yaml") || given.endsWith(".yml") || Files.isRegularFile(Path.of(given));
    }

    private static String others(MappingCatalog mappings) {
        try {
            return "use a .yaml file or one of " + String.join(", ", mappings.names());
        } catch (IOException e) {
            return "use a .yaml file; the folder of mappings cannot be read";
        }
    }

    private static String count(InvalidMappingException invalid) {
        int problems = invalid.problems().size();
        return problems == 1 ? "1 problem; nothing was read" : problems + " problems; nothing was read";
    }
}
