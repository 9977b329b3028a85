"""The protocols, one package a family. The registry finds them by their `PROTOCOLS`; none imports another."""
