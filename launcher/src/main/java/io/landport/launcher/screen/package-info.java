/**
 * Output for people: tables and progress lines, redrawn on a terminal and printed one after the other elsewhere. Must not read
 * topics or the store.
 */
@NullMarked
package io.landport.launcher.screen;

import org.jspecify.annotations.NullMarked;
