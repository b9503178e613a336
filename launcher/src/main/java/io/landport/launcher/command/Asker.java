package io.landport.launcher.command;

import io.landport.query.Question;

/** A command that puts a question to the store. */
interface Asker {

    /** The question, whose options are the command's. */
    Question question();
}
