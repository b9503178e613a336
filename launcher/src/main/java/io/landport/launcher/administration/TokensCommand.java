package io.landport.launcher.administration;

import io.landport.domain.access.AccessToken;
import io.landport.domain.access.Role;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Source;
import io.landport.http.token.PresentedToken;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.read.CompactedTopic;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.instance.ReachableInstallation;
import io.landport.operations.stage.StageChecks;
import io.landport.terminal.Columns;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "tokens",
        description = "Creates, lists and revokes the access tokens of the HTTP interface (docs/http.md).",
        synopsisSubcommandLabel = "ACTION",
        subcommands = {TokensCommand.Create.class, TokensCommand.ListAll.class, TokensCommand.Revoke.class})
public final class TokensCommand {
    private TokensCommand() {}

    @Command(
            name = "create",
            description = {
                "Creates a token and prints it. It is not stored and cannot be shown again.",
                "Roles: feed (publishes documents of its sources), analyst (reads figures), operator."
            })
    static final class Create extends InstallationCommand {
        private static final int MAX_DAYS = 3_650;

        @Parameters(index = "0", paramLabel = "ROLE", converter = RoleName.class, description = "Role of the holder.")
        private Role role = Role.ANALYST;

        @Option(names = "--label", paramLabel = "TEXT", required = true, description = "What the token is for.")
        private String label = "";

        @Option(
                names = "--source",
                paramLabel = "NAME",
                split = ",",
                description = "feed: source that it may publish for; * for all. Can be repeated.")
        private List<String> sources = List.of();

        @Option(
                names = "--days",
                paramLabel = "N",
                defaultValue = "90",
                description = "Days until it expires, at most " + MAX_DAYS + " (default: ${DEFAULT-VALUE}).")
        private int days;

        @Option(
                names = "--token-file",
                paramLabel = "FILE",
                description =
                        "Use the token in this file, which is not printed. Changes nothing if it is valid already.")
        private @Nullable Path tokenFile;

        @Override
        public Integer call() {
            if (label.isBlank()) {
                throw invalid("--label must not be blank");
            }
            if (days < 1 || days > MAX_DAYS) {
                throw invalid("--days must be from 1 to " + MAX_DAYS);
            }
            if ((role == Role.FEED) == sources.isEmpty()) {
                throw invalid("a feed needs --source, and other roles cannot have it");
            }
            PresentedToken presented =
                    tokenFile == null ? PresentedToken.random(new SecureRandom()) : presented(tokenFile);
            Instant now = Clock.systemUTC().instant();
            AccessToken token = new AccessToken(
                    presented.id(), label, role, sources, presented.hash(), now, now.plus(Duration.ofDays(days)), null);
            try (ReachableInstallation reached = reach()) {
                Installation installation = StageChecks.live(reached.installation());
                requireKnown(installation.reference());
                CompactedTopic<AccessToken> tokens = tokens(installation);
                // An id that was drawn is new.
                AccessToken known = tokenFile == null ? null : tokens.read().get(token.id());
                if (known != null && known.revoked() != null) {
                    throw new CommandException("token " + token.id() + " is revoked: use another one");
                }
                if (known == null || !known.isValid(now) || !presented.matches(known)) {
                    tokens.put(token.id(), token);
                }
            }
            if (tokenFile == null) {
                out().println(presented.secretText());
                err().println("landport: token " + token.id() + " of role " + role.code() + " expires "
                        + token.expires() + ". Keep it: it cannot be shown again.");
            }
            return 0;
        }

        private static PresentedToken presented(Path file) {
            try {
                return PresentedToken.parse(Files.readString(file).strip())
                        .orElseThrow(() -> new CommandException(file + " has no token: it must be lp_, 12 hexadecimal"
                                + " digits, _ and 43 characters of Base64url"));
            } catch (IOException e) {
                throw new CommandException("cannot read " + file + ": " + e.getMessage(), e);
            }
        }

        /** A token for a misspelt source would let its feed in, and every document of the feed would be forbidden. */
        private void requireKnown(Reference reference) {
            List<String> unknown = sources.stream()
                    .filter(source -> !source.equals(AccessToken.ANY_SOURCE))
                    .filter(source -> reference.source(source).isEmpty())
                    .toList();
            if (!unknown.isEmpty()) {
                throw new CommandException("the reference data " + reference.version() + " has no source "
                        + String.join(", ", unknown)
                        + ": must be "
                        + reference.sources().stream().map(Source::id).sorted().collect(Collectors.joining(", "))
                        + ", or * for all");
            }
        }
    }

    @Command(name = "list", description = "Lists all tokens, newest first, without their secrets.")
    static final class ListAll extends InstallationCommand {
        private static final Columns LAYOUT = new Columns("  ", -12, -8, -8, -20);

        @Override
        public Integer call() {
            PrintWriter out = out();
            Instant now = Clock.systemUTC().instant();
            try (ReachableInstallation reached = reach()) {
                out.println(LAYOUT.line(List.of("id", "role", "state", "expires", "label")));
                tokens(StageChecks.live(reached.installation())).read().values().stream()
                        .sorted(Comparator.comparing(AccessToken::created).reversed())
                        .forEach(token -> out.println(LAYOUT.line(List.of(
                                token.id(),
                                token.role().code(),
                                state(token, now),
                                token.expires().truncatedTo(ChronoUnit.SECONDS).toString(),
                                token.sources().isEmpty()
                                        ? token.label()
                                        : token.label() + " (" + String.join(", ", token.sources()) + ')'))));
            }
            return 0;
        }

        private static String state(AccessToken token, Instant now) {
            if (token.revoked() != null) {
                return "revoked";
            }
            return token.isValid(now) ? "valid" : "expired";
        }
    }

    @Command(name = "revoke", description = "Revokes tokens. All processes refuse them within a second.")
    static final class Revoke extends InstallationCommand {
        @Parameters(
                index = "0..*",
                arity = "1..*",
                paramLabel = "ID",
                description = "Ids, as 'tokens list' shows them.")
        private List<String> ids = List.of();

        @Override
        public Integer call() {
            try (ReachableInstallation reached = reach()) {
                Installation installation = StageChecks.live(reached.installation());
                Map<String, AccessToken> known = tokens(installation).read();
                List<AccessToken> found =
                        ids.stream().map(id -> require(known.get(id), id)).toList();
                Instant now = Clock.systemUTC().instant();
                found.forEach(token -> {
                    tokens(installation).put(token.id(), token.revokedAt(now));
                    out().println("revoked: " + token.id() + " (" + token.label() + ')');
                });
            }
            return 0;
        }

        private static AccessToken require(@Nullable AccessToken token, String id) {
            if (token == null) {
                throw new CommandException("there is no token " + id + ": 'landport tokens list' shows all");
            }
            return token;
        }
    }

    private static CompactedTopic<AccessToken> tokens(Installation installation) {
        return new CompactedTopic<>(installation.client(), installation.topics().accessTokens(), installation.wire());
    }

    private static final class RoleName implements ITypeConverter<Role> {
        @Override
        public Role convert(String value) {
            return Role.ofCode(value)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + value + "' is not a role: must be feed, analyst or operator"));
        }
    }
}
