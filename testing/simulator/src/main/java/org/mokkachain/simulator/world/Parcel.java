package org.mokkachain.simulator.world;

/**
 * A frame on a connection. What proves itself may arrive over a later connection too; anything else dies with its own.
 */
record Parcel(Frame frame, int connection) {}
