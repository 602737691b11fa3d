/**
 * The figures of a node, for Prometheus: a short way to register them, and those that are counted where something
 * happens. What only has to be read where it is stands with its owner. All of them are described in
 * {@code docs/operations/metrics.md}.
 */
@NullMarked
package org.mokkachain.node.metrics;

import org.jspecify.annotations.NullMarked;
