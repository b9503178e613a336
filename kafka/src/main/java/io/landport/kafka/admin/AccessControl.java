package io.landport.kafka.admin;

import java.util.List;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;

/** Users and ACLs of a cluster. Needs a user with the operation {@code Alter} on the cluster. */
public final class AccessControl {
    private static final int ITERATIONS = 4096;

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

    /** The user as ACLs name it. */
    public static String principal(String user) {
        return "User:" + user;
    }
}
