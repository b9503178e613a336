package io.landport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.access.Role;
import io.landport.http.token.PresentedToken;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AuthenticationTest {
    private static final String FIGURES = "/figures/2026-01";

    private final FakeTokens tokens = new FakeTokens();

    @Test
    void shouldAdmitTheDeclaredRolesOnly() throws Exception {
        // Given
        List<Integer> statuses = new ArrayList<>();
        try (FrontDoor door = Doors.open(Doors.requiringTokens(), tokens)) {
            Requests requests = new Requests(door.address());

            // When
            for (Role role : Role.values()) {
                String[] header = FakeTokens.header(tokens.create(role));
                statuses.add(requests.get(FIGURES, header).statusCode());
            }
        }

        // Then
        assertThat(List.of(Role.values())).containsExactly(Role.FEED, Role.ANALYST, Role.OPERATOR);
        assertThat(statuses).containsExactly(403, 200, 200);
    }

    @Test
    void shouldAdmitTheOwnerEverywhere() throws Exception {
        // Given
        PresentedToken owner = PresentedToken.random(new SecureRandom());
        PresentedToken other = PresentedToken.random(new SecureRandom());
        String sameId = "lp_" + owner.id()
                + other.secretText().substring("lp_".length() + owner.id().length());
        try (FrontDoor door = Doors.open(Doors.requiringTokens().withOwner(owner), tokens)) {
            Requests requests = new Requests(door.address());

            // When
            int figures = requests.get(FIGURES, FakeTokens.header(owner)).statusCode();
            int documents = requests.post("/documents", new byte[] {1}, FakeTokens.header(owner))
                    .statusCode();
            int wrongSecret =
                    requests.get(FIGURES, "Authorization", "Bearer " + sameId).statusCode();

            // Then
            assertThat(figures).isEqualTo(200);
            assertThat(documents).isNotIn(401, 403);
            assertThat(wrongSecret).isEqualTo(401);
        }
    }

    @Test
    void shouldServeOpenRoutesWithoutAToken() throws Exception {
        try (FrontDoor door = Doors.open(Doors.requiringTokens(), tokens)) {
            // When
            HttpResponse<String> open = new Requests(door.address()).get("/open");

            // Then
            assertThat(open.body()).isEqualTo("open");
        }
    }

    @Test
    void shouldAskForATokenWhereOneIsRequired() throws Exception {
        try (FrontDoor door = Doors.open(Doors.requiringTokens(), tokens)) {
            // When
            HttpResponse<String> refused = new Requests(door.address()).get(FIGURES);

            // Then
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"landport\"");
            assertThat(refused.body()).contains("token-missing");
        }
    }

    @Test
    void shouldRefuseARevokedTokenAtTheNextRequest() throws Exception {
        // Given
        PresentedToken token = tokens.create(Role.ANALYST);
        try (FrontDoor door = Doors.open(Doors.requiringTokens(), tokens)) {
            Requests requests = new Requests(door.address());
            int before = requests.get(FIGURES, FakeTokens.header(token)).statusCode();

            // When
            tokens.revoke(token);
            HttpResponse<String> after = requests.get(FIGURES, FakeTokens.header(token));

            // Then
            assertThat(before).isEqualTo(200);
            assertThat(after.statusCode()).isEqualTo(401);
            assertThat(after.body()).contains("the token was revoked");
            assertThat(after.headers().firstValue("WWW-Authenticate"))
                    .hasValue("Bearer realm=\"landport\", error=\"invalid_token\"");
        }
    }

    @Test
    void shouldRefuseATokenFromTheMomentItExpires() throws Exception {
        // Given
        PresentedToken token = tokens.create(Role.ANALYST);
        Clock atExpiry = Clock.fixed(FakeTokens.EXPIRES, ZoneOffset.UTC);
        try (FrontDoor door = FrontDoor.with(Doors.requiringTokens(), atExpiry)
                .tokens(tokens)
                .mount(new SampleMount())
                .start()) {
            // When
            HttpResponse<String> expired = new Requests(door.address()).get(FIGURES, FakeTokens.header(token));

            // Then
            assertThat(expired.statusCode()).isEqualTo(401);
            assertThat(expired.body()).contains("the token expired at " + FakeTokens.EXPIRES);
        }
    }

    @Test
    void shouldRefuseTheIdOfATokenWithAnotherSecret() throws Exception {
        // Given
        PresentedToken token = tokens.create(Role.ANALYST);
        String secret = tokens.create(Role.ANALYST).secretText().substring("lp_0123456789ab".length());
        try (FrontDoor door = Doors.open(Doors.requiringTokens(), tokens)) {
            Requests requests = new Requests(door.address());

            // When
            HttpResponse<String> mixed = requests.get(FIGURES, "Authorization", "Bearer lp_" + token.id() + secret);
            HttpResponse<String> malformed = requests.get(FIGURES, "Authorization", "Bearer secret");
            HttpResponse<String> other = requests.get(FIGURES, "Authorization", "Basic bGFuZHBvcnQ6c2VjcmV0");

            // Then
            assertThat(List.of(mixed, malformed, other)).allSatisfy(response -> {
                assertThat(response.statusCode()).isEqualTo(401);
                assertThat(response.body()).contains("the token is unknown or malformed");
            });
        }
    }

    /** As spreadsheets log in. */
    @Test
    void shouldTakeATokenAsThePasswordOfAnyUser() throws Exception {
        // Given
        PresentedToken token = tokens.create(Role.ANALYST);
        String credentials =
                Base64.getEncoder().encodeToString(("anyone:" + token.secretText()).getBytes(StandardCharsets.UTF_8));
        String[] basic = {"Authorization", "Basic " + credentials};
        try (FrontDoor door = Doors.open(Doors.requiringTokens(), tokens)) {
            Requests requests = new Requests(door.address());

            // When
            HttpResponse<String> asked = requests.get(FIGURES);
            HttpResponse<String> ofABrowser = requests.get(FIGURES, "Sec-Fetch-Mode", "cors");
            HttpResponse<String> given = requests.get(FIGURES, basic);
            HttpResponse<String> fromAnotherSite =
                    requests.get(FIGURES, basic[0], basic[1], "Sec-Fetch-Site", "cross-site");

            // Then
            assertThat(asked.headers().allValues("WWW-Authenticate"))
                    .containsExactly("Bearer realm=\"landport\"", "Basic realm=\"landport\", charset=\"UTF-8\"");
            assertThat(ofABrowser.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"landport\"");
            assertThat(given.statusCode()).isEqualTo(200);
            assertThat(fromAnotherSite.statusCode()).isEqualTo(403);
        }
    }

    @Test
    void shouldNotGuessWhileTokensAreBeingRead() throws Exception {
        // Given
        PresentedToken token = tokens.create(Role.ANALYST);
        tokens.unload();
        try (FrontDoor door = Doors.open(Doors.requiringTokens(), tokens)) {
            // When
            HttpResponse<String> early = new Requests(door.address()).get(FIGURES, FakeTokens.header(token));

            // Then
            assertThat(early.statusCode()).isEqualTo(503);
            assertThat(early.headers().firstValue("Retry-After")).hasValue("2");
        }
    }

    @Test
    void shouldTellHandlersWhichSourcesAFeedMayPublish() throws Exception {
        // Given
        String[] feed = FakeTokens.header(tokens.create(Role.FEED));
        try (FrontDoor door = Doors.open(Doors.requiringTokens(), tokens)) {
            Requests requests = new Requests(door.address());

            // When
            List<String> answers = List.of(
                    requests.get("/source/cn-customs", feed).body(),
                    requests.get("/source/ru-customs", feed).body());

            // Then
            assertThat(answers).containsExactly("true", "false");
        }
    }

    @Test
    void shouldCheckATokenAlsoWhereNoneIsRequired() throws Exception {
        // Given
        String[] feed = FakeTokens.header(tokens.create(Role.FEED));
        try (FrontDoor door = Doors.open(Doors.onLoopback(), tokens)) {
            Requests requests = new Requests(door.address());

            // When
            List<Integer> statuses = List.of(
                    requests.get(FIGURES).statusCode(),
                    requests.get(FIGURES, feed).statusCode());

            // Then
            assertThat(statuses).containsExactly(200, 403);
        }
    }

    /** A page that an operator opens in a browser could otherwise use a server on loopback. */
    @Test
    void shouldRefusePagesOfOtherSitesWhereNoTokenIsRequired() throws Exception {
        try (FrontDoor door = Doors.open(Doors.onLoopback(), tokens)) {
            Requests requests = new Requests(door.address());
            String own = door.address().toString();

            // When
            List<Integer> statuses = List.of(
                    requests.get(FIGURES, "Sec-Fetch-Site", "cross-site").statusCode(),
                    requests.get(FIGURES, "Sec-Fetch-Site", "same-site").statusCode(),
                    requests.get(FIGURES, "Origin", "http://elsewhere.example").statusCode(),
                    requests.get(FIGURES, "Origin", "null").statusCode(),
                    requests.get(FIGURES, "Origin", own).statusCode(),
                    requests.get(FIGURES, "Sec-Fetch-Site", "same-origin").statusCode(),
                    requests.get(FIGURES, "Sec-Fetch-Site", "none").statusCode());

            // Then
            assertThat(statuses).containsExactly(403, 403, 403, 403, 200, 200, 200);
        }
    }

    /** A host name of another site that resolves to loopback makes its pages ones of the same origin. */
    @Test
    void shouldRefuseANameOfAnotherSiteThatResolvesToLoopback() throws Exception {
        try (FrontDoor door = Doors.open(Doors.onLoopback(), tokens);
                RawClient client = RawClient.connect(door.address())) {
            // When
            client.send("GET " + FIGURES + " HTTP/1.1\r\nHost: rebound.example:8080\r\nConnection: close\r\n\r\n");

            // Then
            assertThat(client.readAll()).startsWith("HTTP/1.1 403").contains("does not name loopback");
        }
    }
}
