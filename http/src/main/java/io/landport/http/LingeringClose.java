package io.landport.http;

import io.javalin.http.Context;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a request whose body is not read to its end. Closing a connection with unread bytes resets it, and the reset can overtake the
 * response; so the rest of the body is discarded for a moment after the response.
 */
final class LingeringClose {
    private static final Logger LOG = LoggerFactory.getLogger(LingeringClose.class);
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final int CHUNK = 1 << 16;

    private LingeringClose() {}

    static void answer(byte[] body, Context context) {
        try {
            context.res().setContentLength(body.length);
            ServletOutputStream out = context.res().getOutputStream();
            out.write(body);
            out.flush();
            // A client that waits for 100 Continue sends no body now.
            if (context.header("Expect") == null) {
                discard(context.req().getInputStream());
            }
        } catch (IOException e) {
            LOG.debug("the client did not wait for the response", e);
        }
    }

    /** Never waits for the client longer than a moment, however slowly it sends. */
    private static void discard(ServletInputStream rest) throws IOException {
        long deadline = System.nanoTime() + MOMENT.toNanos();
        byte[] chunk = new byte[CHUNK];
        while (!rest.isFinished() && System.nanoTime() < deadline) {
            int available = rest.available();
            if (available == 0) {
                LockSupport.parkNanos(PAUSE.toNanos());
            } else if (rest.read(chunk, 0, Math.min(available, CHUNK)) < 0) {
                return;
            }
        }
    }
}
