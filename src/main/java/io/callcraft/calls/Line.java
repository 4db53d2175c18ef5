package io.callcraft.calls;

/**
 * A call that was read and checked, with where it stood.
 *
 * @param number the line, from 1
 * @param row the call
 */
record Line(int number, CallRow row) {
}
