/**
 * The settings of a node: one table of properties, read from a TOML file, {@code MOKKA_*} environment variables and
 * flags, checked once and handed on as one record.
 */
@NullMarked
package org.mokkachain.node.config;

import org.jspecify.annotations.NullMarked;
