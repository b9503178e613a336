package io.landport.http;

import io.landport.http.limit.Limits;
import io.landport.http.token.AccessTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Front doors on a free port of loopback, at the time when {@link FakeTokens} were created. */
public final class Doors {
    private static final Duration STOP_TIME = Duration.ofMillis(500);
    private static final Clock CLOCK = Clock.fixed(FakeTokens.CREATED, ZoneOffset.UTC);

    private Doors() {}

    /** On a free port, and stopping in a moment: a client keeps its connection open, which is otherwise waited for. */
    public static HttpSettings onLoopback() {
        return HttpSettings.onLoopback(0).with(Limits.defaults().withStopTime(STOP_TIME));
    }

    /** Connections stay open for six seconds after it has begun to stop. */
    static HttpSettings stoppingInAMinute() {
        return HttpSettings.onLoopback(0).with(Limits.defaults().withStopTime(Duration.ofMinutes(1)));
    }

    static HttpSettings requiringTokens() {
        return onLoopback().with(TokenPolicy.REQUIRED);
    }

    public static FrontDoor open(HttpSettings settings, AccessTokens tokens) {
        return open(settings, tokens, new SampleMount());
    }

    public static FrontDoor open(HttpSettings settings, AccessTokens tokens, Mount mount) {
        return FrontDoor.with(settings, CLOCK).tokens(tokens).mount(mount).start();
    }
}
