// Loaded before every test file: Jest's module loader calls these "require() of an ES module in a
// cycle" when a test reaches them in another order.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
