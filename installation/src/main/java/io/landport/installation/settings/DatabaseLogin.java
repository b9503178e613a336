package io.landport.installation.settings;

/** The JDBC URL of the store, a user and its password. */
public record DatabaseLogin(String url, String user, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return user + " at " + new Setting("", url, "", false).masked();
    }
}
