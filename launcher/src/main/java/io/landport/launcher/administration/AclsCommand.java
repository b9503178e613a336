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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "acls",
        description = {
            "Prints the ACLs that each role needs in Kafka, as commands of kafka-acls.sh; with --create, creates them"
                    + " (docs/security.md).",
            "Roles: ingest, gateway, streams, consumer, operator, reader, api, console. A user may have several."
        })
public final class AclsCommand extends InstallationCommand {
    @Option(
            names = "--user",
            paramLabel = "ROLE=NAME",
            description = "User with the role; all others are left out (default: a user for each role, such as"
                    + " landport-streams, with LANDPORT_PREFIX before it).")
    private Map<KafkaRole, String> users = new EnumMap<>(KafkaRole.class);

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
            namedUsers(prefix)
                    .forEach((role, user) -> role.grants(prefix).forEach(grant -> print(installation, grant, user)));
        }
        return 0;
    }

    private void create(Installation installation, String prefix) {
        // All files are read before anything changes.
        Map<KafkaRole, String> passwordOf = new EnumMap<>(KafkaRole.class);
        if (passwords != null) {
            Path folder = passwords;
            namedUsers(prefix).forEach((role, user) -> passwordOf.put(role, password(folder.resolve(user))));
        }
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            AccessControl access = new AccessControl(cluster);
            namedUsers(prefix).forEach((role, user) -> {
                int count = access.allow(user, role.grants(prefix));
                String password = passwordOf.get(role);
                if (password != null) {
                    access.setPassword(user, password);
                }
                out().println(role.code() + ": " + count + " ACLs of user " + user
                        + (password == null ? "" : ", and its password"));
            });
        }
    }

    private void print(Installation installation, AclGrant grant, String user) {
        out().println("kafka-acls.sh --bootstrap-server "
                + installation.settings().bootstrapServers() + " --add "
                + grant.arguments(AccessControl.principal(user)));
    }

    private Map<KafkaRole, String> namedUsers(String prefix) {
        if (!users.isEmpty()) {
            return users;
        }
        Map<KafkaRole, String> all = new EnumMap<>(KafkaRole.class);
        List.of(KafkaRole.values()).forEach(role -> all.put(role, role.user(prefix)));
        return all;
    }

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
