export { BcryptPasswordHasher } from './bcrypt-password-hasher.js';
