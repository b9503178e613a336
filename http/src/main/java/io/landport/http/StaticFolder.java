package io.landport.http;

import java.util.Optional;
import java.util.function.Function;

/**
 * Files of pages that are found when they are asked for.
 *
 * @param path its address
 * @param find the file of a name below the address, which may contain slashes; the address itself is the empty name
 */
public record StaticFolder(String path, Function<String, Optional<StaticFile>> find) {}
