/**
 * Devices shared by trials that run at the same time.
 *
 * <p>Start with {@link org.espalier.djl.device.DevicePool}.
 */
@NullMarked
package org.espalier.djl.device;

import org.jspecify.annotations.NullMarked;
