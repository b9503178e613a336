package io.landport.launcher.administration;

import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.AccessControl;
import io.landport.kafka.admin.AclGrant;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.KafkaRole;
import io.landport.launcher.option.InstallationCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "acls",
        description = {
            "Prints the ACLs that each role needs in Kafka, as commands of kafka-acls.sh; with --create, creates them"
                    + " (docs/security.md).",
            "Roles: ingest, gateway, streams, consumer, operator, reader, api, console, intake. A user may have several."
        })
public final class AclsCommand extends InstallationCommand {
    @Option(
            names = "--user",
            paramLabel = "ROLE=NAME",
            description = "User with the role; all others are left out (default: a user for each role, such as"
                    + " landport-streams, with LANDPORT_PREFIX before it).")
    private Map<KafkaRole, String> users = new EnumMap<>(KafkaRole.class);

    @Option(
            names = "--feed",
            paramLabel = "NAME=USER",
            description = "User that writes to the topic of a feed; roles without --user are left out.")
    private Map<String, String> feeds = new TreeMap<>();

    @Option(
            names = "--create",
            description = "Create the ACLs. The user in LANDPORT_KAFKA_USER must have Alter on the cluster.")
    private boolean create;

    @Option(
            names = "--passwords",
            paramLabel = "FOLDER",
            description = "With --create, also create the users for SASL/SCRAM-SHA-256, or change their passwords: each"
                    + " to the first line of the file with its name.")
    private @Nullable Path passwords;

    @Override
    public Integer call() {
        if (passwords != null && !create) {
            throw invalid("--passwords needs --create");
        }
        Installation installation = installation();
        String prefix = installation.settings().prefix();
        if (create) {
            create(installation, prefix);
        } else {
            grantees(prefix)
                    .forEach(grantee -> grantee.grants().forEach(grant -> print(installation, grant, grantee.user())));
        }
        return 0;
    }

    private void create(Installation installation, String prefix) {
        // All files are read before anything changes.
        Map<Grantee, String> passwordOf = new HashMap<>();
        if (passwords != null) {
            Path folder = passwords;
            grantees(prefix).forEach(grantee -> passwordOf.put(grantee, password(folder.resolve(grantee.user()))));
        }
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            AccessControl access = new AccessControl(cluster);
            grantees(prefix).forEach(grantee -> {
                int count = access.allow(grantee.user(), grantee.grants());
                String password = passwordOf.get(grantee);
                if (password != null) {
                    access.setPassword(grantee.user(), password);
                }
                out().println(grantee.name() + ": " + count + " ACLs of user " + grantee.user()
                        + (password == null ? "" : ", and its password"));
            });
        }
    }

    private void print(Installation installation, AclGrant grant, String user) {
        out().println("kafka-acls.sh --bootstrap-server "
                + installation.settings().bootstrapServers() + " --add "
                + grant.arguments(AccessControl.principal(user)));
    }

    /** The roles and feeds that are named, otherwise all roles. */
    private List<Grantee> grantees(String prefix) {
        Stream<Grantee> ofFeeds = feeds.entrySet().stream()
                .map(feed ->
                        new Grantee("feed " + feed.getKey(), feed.getValue(), KafkaRole.ofFeed(prefix, feed.getKey())));
        boolean isNamed = !users.isEmpty() || !feeds.isEmpty();
        Stream<Grantee> ofRoles = Arrays.stream(KafkaRole.values())
                .filter(role -> !isNamed || users.containsKey(role))
                .map(role ->
                        new Grantee(role.code(), users.getOrDefault(role, role.user(prefix)), role.grants(prefix)));
        return Stream.concat(ofRoles, ofFeeds).toList();
    }

    /** A user and what it may do. */
    private record Grantee(String name, String user, List<AclGrant> grants) {}

    private static String password(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .findFirst()
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> new CommandException(file + " is empty and must contain a password"));
        } catch (IOException e) {
            throw new CommandException("cannot read the password in " + file + ": " + e, e);
        }
    }
}
