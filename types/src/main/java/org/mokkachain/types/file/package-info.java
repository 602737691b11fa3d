/**
 * Files that survive a crash whole, and who may read them: the only package here that touches a disk, so pure packages
 * may not use it.
 */
@NullMarked
package org.mokkachain.types.file;

import org.jspecify.annotations.NullMarked;
