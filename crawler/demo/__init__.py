"""The bundled demo site: a small newspaper, written for naqi, that the demo spider serves itself on loopback."""
