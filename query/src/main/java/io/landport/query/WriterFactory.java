package io.landport.query;

import io.landport.answer.AnswerHead;
import io.landport.answer.AnswerWriter;
import java.io.IOException;

/** Creates the writer of an answer. */
@FunctionalInterface
public interface WriterFactory {

    /** Begins the answer. */
    AnswerWriter begin(AnswerHead head) throws IOException;
}
