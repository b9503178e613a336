package io.landport.http.request;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;

/** What a client does whose request has been read and is being served. */
enum ClientState {
    /** It has sent nothing more. */
    WAITING,
    /** It has sent the beginning of another request, which was taken from the connection: the connection cannot be used again. */
    SENDING,
    /** It has closed the connection, or its half of it. */
    GONE;

    /** Looks at a connection, without waiting. The caller makes sure that nobody else reads from it. */
    static ClientState of(EndPoint connection) {
        ByteBuffer one = BufferUtil.allocate(1);
        try {
            int taken = connection.fill(one);
            if (taken == 0) {
                return WAITING;
            }
            return taken < 0 ? GONE : SENDING;
        } catch (IOException e) {
            return GONE;
        }
    }
}
