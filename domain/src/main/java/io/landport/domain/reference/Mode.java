package io.landport.domain.reference;

/** A mode of transport, to which the codes of all sources map. */
public record Mode(String id, String name) {}
