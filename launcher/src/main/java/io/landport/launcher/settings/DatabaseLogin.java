package io.landport.launcher.settings;

/** Where the store is and who asks. */
public record DatabaseLogin(String url, String user, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return user + " at " + new Setting("", url, "", false).masked();
    }
}
