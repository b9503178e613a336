package io.landport.embedded;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;

/**
 * The embedded broker's one user, whose password is in the listener's JAAS entry. Kafka's own handler looks users up in the cluster's
 * metadata, where a password could only be put by a client that has one already, or when the folder is formatted. Public because Kafka
 * creates it by name.
 */
public final class ScramUser implements AuthenticateCallbackHandler {
    private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_256;

    private String user = "";
    private ScramCredential credential = new ScramCredential(new byte[0], new byte[0], new byte[0], 0);

    @Override
    public void configure(Map<String, ?> settings, String mechanism, List<AppConfigurationEntry> entries) {
        Map<String, ?> options = entries.get(0).getOptions();
        user = String.valueOf(options.get("username"));
        try {
            credential = new ScramFormatter(MECHANISM)
                    .generateCredential(String.valueOf(options.get("password")), MECHANISM.minIterations());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        boolean isUser = false;
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                isUser = user.equals(name.getDefaultName());
            } else if (callback instanceof ScramCredentialCallback wanted) {
                if (isUser) {
                    wanted.scramCredential(credential);
                }
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    @Override
    public void close() {
        // Holds nothing open.
    }
}
