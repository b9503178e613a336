package io.landport.domain.reference;

/** A mode of transport, whatever the sources call it. */
public record Mode(String id, String name) {}
