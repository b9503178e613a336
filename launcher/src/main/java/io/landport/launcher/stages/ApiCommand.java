package io.landport.launcher.stages;

import io.landport.api.AnswersMount;
import io.landport.api.ExplainMount;
import io.landport.api.StoreProbe;
import io.landport.domain.access.Role;
import io.landport.http.CallerMount;
import io.landport.http.FrontDoor;
import io.landport.http.health.Health;
import io.landport.http.health.HealthMount;
import io.landport.http.token.Access;
import io.landport.installation.Installation;
import io.landport.kafka.read.GenerationWatch;
import io.landport.launcher.option.InstallationOptions;
import io.landport.monitor.meter.Meters;
import io.landport.monitor.meter.MetricsMount;
import io.landport.operations.serve.HttpStage;
import io.landport.operations.serve.LiveExplanations;
import io.landport.operations.serve.StoreQuestions;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.ShutdownSignal;
import io.landport.operations.stage.StageChecks;
import io.landport.operations.stage.TokenWatch;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "api",
        description = {
            "Answers questions to the store over HTTP. Start as many processes as needed, behind a load balancer.",
            "Analysts need a token of 'landport tokens create', except on loopback."
        })
public final class ApiCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        return HttpStage.run(options.installation(), this::run);
    }

    private void run(Installation live, Health health, ShutdownSignal stopping) throws InterruptedException {
        try (Meters meters = new Meters();
                GenerationWatch watch = LiveGeneration.watch(live);
                TokenWatch tokens =
                        TokenWatch.start(live.client(), live.topics().accessTokens(), live.wire());
                StoreProbe store = StoreQuestions.probe(live);
                AnswersMount answers = StoreQuestions.of(() -> live);
                FrontDoor door = FrontDoor.with(live.settings().http(), Clock.systemUTC())
                        .tokens(tokens)
                        .listener(meters.http())
                        .mount(new HealthMount(() -> reasons(health, store)))
                        .mount(new MetricsMount(meters, Access.of(Role.OPERATOR)))
                        .mount(new CallerMount())
                        .mount(answers)
                        .mount(new ExplainMount(new LiveExplanations(() -> live)))
                        .start()) {
            meters.addReadiness(() -> reasons(health, store).isEmpty());
            PrintWriter out = spec.commandLine().getOut();
            out.println("api: health on " + door.address() + "/health/ready");
            out.println("api: questions at " + door.address() + "/v1/query");
            stopping.await(watch.replaced());
            StageChecks.requireLive(live, watch);
        }
    }

    private static List<String> reasons(Health kafka, Health store) {
        return Stream.of(kafka, store)
                .flatMap(part -> part.reasonsNotReady().stream())
                .toList();
    }
}
