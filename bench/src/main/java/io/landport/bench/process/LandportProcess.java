package io.landport.bench.process;

import io.landport.installation.settings.InstanceFile;
import io.landport.installation.settings.SettingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A command of Landport that is run as a separate process, as by the script {@code landport}.
 *
 * @param arguments the command with its options
 * @param classPath of the build that runs
 */
public record LandportProcess(List<String> arguments, String classPath) {
    /** Options of the JVM, as in the script {@code landport}. */
    public static final List<String> JVM_OPTIONS = List.of(
            "-XX:+UseParallelGC",
            "-Xms192m",
            "-Xmx3g",
            "-XX:NewSize=96m",
            "-XX:MaxNewSize=512m",
            "-XX:InitialSurvivorRatio=3",
            "-XX:-UsePSAdaptiveSurvivorSizePolicy",
            "-XX:YoungGenerationSizeSupplement=0",
            "-XX:MetaspaceSize=128m",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.SHA2::*,0.1");

    public LandportProcess {
        arguments = List.copyOf(arguments);
    }

    /**
     * A command on a folder, with the settings of an instance. HTTP needs no token there.
     *
     * @param data its folder, which is created if missing
     * @param settings such as the addresses of the servers
     */
    public static LandportProcess of(List<String> command, Path data, Map<SettingKey, String> settings)
            throws IOException {
        Map<SettingKey, String> own = new EnumMap<>(SettingKey.class);
        own.putAll(settings);
        own.put(SettingKey.HTTP_TOKENS, "optional");
        InstanceFile.in(Files.createDirectories(data)).write(own);
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--data", data.toString()));
        return new LandportProcess(arguments, ChildProcess.OWN_CLASS_PATH);
    }

    /** The same command of another build. */
    public LandportProcess of(String otherClassPath) {
        return new LandportProcess(arguments, otherClassPath);
    }

    public ChildProcess start() {
        return ChildProcess.start(toString(), JVM_OPTIONS, classPath, StageMain.class, arguments);
    }

    /** @throws IllegalStateException if it fails or does not end */
    public void run(Duration timeout) throws InterruptedException {
        try (ChildProcess process = start()) {
            int code = process.awaitExit(timeout).orElseThrow(() -> new IllegalStateException(this + " did not end"));
            if (code != 0) {
                throw new IllegalStateException(this + " ended with exit code " + code);
            }
        }
    }

    @Override
    public String toString() {
        return String.join(" ", arguments);
    }
}
