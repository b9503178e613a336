package io.landport.api;

import io.javalin.http.Context;
import io.landport.answer.AnswerFormat;
import io.landport.answer.StayingOpen;
import io.landport.http.request.ResponseDeadline;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Sends answers that are complete. A response ends within a time, however slowly its client takes it. */
final class SpooledResponse {
    private static final String GZIP = "gzip";

    private SpooledResponse() {}

    /** Whether an answer is sent compressed: text, if the client accepts it. */
    static boolean isCompressed(Context context, AnswerFormat format) {
        return !format.isBinary() && acceptsGzip(context);
    }

    /** What an answer is written to. Closing it completes the compressed stream; the spool stays open. */
    static OutputStream output(Spool spool, boolean isCompressed) throws IOException {
        OutputStream staying = new StayingOpen(spool);
        return isCompressed ? new GZIPOutputStream(staying) : staying;
    }

    static void send(Context context, Spool spool, boolean isCompressed, ResponsePace pace) throws IOException {
        if (isCompressed) {
            context.header("Content-Encoding", GZIP);
        }
        context.res().setContentLengthLong(spool.size());
        if (context.method().name().equals("HEAD")) {
            return;
        }
        ResponseDeadline deadline = ResponseDeadline.start(context, pace.time(spool.size()));
        try {
            spool.copyTo(context.res().getOutputStream());
            context.res().flushBuffer();
        } finally {
            deadline.close();
        }
    }

    /** Whether the client accepts text that is compressed. */
    static boolean acceptsGzip(Context context) {
        String accepted = context.header("Accept-Encoding");
        return accepted != null
                && Arrays.stream(accepted.split(",", -1))
                        .map(each -> each.replace(" ", ""))
                        .filter(each -> each.equals(GZIP) || each.startsWith(GZIP + ";q="))
                        .anyMatch(each -> !each.matches(".*q=0(\\.0*)?"));
    }
}
