package io.landport.http;

import io.landport.http.token.AccessTokens;
import java.time.Clock;
import java.time.ZoneOffset;

/** Front doors on a free port of loopback, at the time when {@link FakeTokens} were created. */
public final class Doors {
    private static final Clock CLOCK = Clock.fixed(FakeTokens.CREATED, ZoneOffset.UTC);

    private Doors() {}

    static HttpSettings requiringTokens() {
        return HttpSettings.onLoopback(0).with(TokenPolicy.REQUIRED);
    }

    public static FrontDoor open(HttpSettings settings, AccessTokens tokens) {
        return open(settings, tokens, new SampleMount());
    }

    public static FrontDoor open(HttpSettings settings, AccessTokens tokens, Mount mount) {
        return FrontDoor.with(settings, CLOCK).tokens(tokens).mount(mount).start();
    }
}
