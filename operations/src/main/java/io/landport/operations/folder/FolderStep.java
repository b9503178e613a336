package io.landport.operations.folder;

/** A step after which a process may be killed. The next one on the same folder goes on from there. */
public enum FolderStep {
    /** There is a folder for the file. */
    CLAIM_CREATED,
    /** The marker is in it. */
    MARKER_CLAIMED,
    /** The file is in it. */
    FILE_CLAIMED,
    /** The marker is deleted. */
    MARKER_DELETED,
    /** A document was read, and perhaps published. */
    DOCUMENT_READ,
    /** The file is published completely. */
    PUBLISHED,
    /** The report is beside the file. */
    REPORTED,
    /** File and report are in {@code done} or {@code failed}. */
    MOVED
}
