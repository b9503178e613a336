package io.landport.kafka.admin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;

/** Users and ACLs of a cluster. Needs a user with the operation {@code Alter} on the cluster. */
public final class AccessControl {
    private static final int ITERATIONS = 4096;
    private static final Set<AclOperation> WRITING = Set.of(AclOperation.WRITE, AclOperation.ALL);

    private final KafkaAdmin cluster;

    public AccessControl(KafkaAdmin cluster) {
        this.cluster = cluster;
    }

    /**
     * Allows a user what the grants say. Existing ACLs do not change.
     *
     * @return the number of ACLs
     */
    public int allow(String user, List<AclGrant> grants) {
        List<AclBinding> bindings = grants.stream()
                .flatMap(grant -> grant.bindings(principal(user)).stream())
                .toList();
        cluster.get(cluster.admin().createAcls(bindings).all(), "create the ACLs of user " + user);
        return bindings.size();
    }

    /** Creates a user for SASL/SCRAM-SHA-256, or changes its password. */
    public void setPassword(String user, String password) {
        ScramCredentialInfo credential = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, ITERATIONS);
        cluster.get(
                cluster.admin()
                        .alterUserScramCredentials(
                                List.of(new UserScramCredentialUpsertion(user, credential, password)))
                        .all(),
                "set the password of user " + user);
    }

    /**
     * The principals that ACLs let write to a topic, by name. Super users need no ACL.
     *
     * @return empty if the cluster has no authorizer, or does not tell this user
     */
    public Optional<Set<String>> writers(String topic) {
        AclBindingFilter allowed = new AclBindingFilter(
                new ResourcePatternFilter(ResourceType.TOPIC, topic, PatternType.MATCH),
                new AccessControlEntryFilter(null, null, AclOperation.ANY, AclPermissionType.ALLOW));
        try {
            return Optional.of(
                    cluster.get(cluster.admin().describeAcls(allowed).values(), "list the ACLs of " + topic).stream()
                            .map(AclBinding::entry)
                            .filter(entry -> WRITING.contains(entry.operation()))
                            .map(AccessControlEntry::principal)
                            .collect(Collectors.toCollection(TreeSet::new)));
        } catch (KafkaAdminException e) {
            if (e.getCause() instanceof SecurityDisabledException
                    || e.getCause() instanceof ClusterAuthorizationException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The user as ACLs name it. */
    public static String principal(String user) {
        return "User:" + user;
    }
}
